"""The content hash of an article's facts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from tests.making import ferry
from tests.present.test_event import FIRST, LATER

from briefing.collate.events import find_events
from briefing.model import Corpus
from briefing.publish.content_hash import event_hash, facts_hash
from briefing.publish.open_data.json_lines import event_objects
from briefing.publish.open_data.references import references_of
from briefing.publish.public_format import public_facts


def test_the_hash_can_be_worked_out_from_the_public_format_alone() -> None:
    facts = json.loads(json.dumps(public_facts(ferry().facts)))
    del facts["primary_country"]
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert facts_hash(ferry().facts) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_the_hash_changes_with_any_fact_and_with_nothing_else() -> None:
    box = ferry().facts
    claim = replace(box.claims[0], min=27)
    assert facts_hash(replace(box, claims=(claim, *box.claims[1:]))) != facts_hash(box)
    assert facts_hash(replace(box, warnings=("a correction is stale",))) == facts_hash(box)


def test_an_events_hash_is_that_of_its_line_in_the_open_data() -> None:
    (event,) = find_events([FIRST, LATER], [])
    corpus = Corpus((FIRST, LATER), (), (), (), events=(event,))
    (line,) = event_objects(corpus.events, references_of(corpus, "https://room.example.org"))
    facts = {name: value for name, value in json.loads(json.dumps(line)).items() if name != "permalink"}
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert event_hash(event) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert event_hash(replace(event, grade="contested")) != event_hash(event)
