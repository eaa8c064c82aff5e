"""The next version of a site beside the served one: links are broken, what is not ours stays, nothing is half."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.publish import exchange as exchanging
from briefing.publish import staging as staged
from briefing.publish.exchange import exchange, heal
from briefing.publish.manifest import file_paths
from briefing.publish.site_lock import SiteLock, room_of
from briefing.publish.staging import open_staging


def held(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in sorted(file_paths(folder))}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site of three pages, made as every site is."""
    staging = open_staging(tmp_path / "output", fresh=True)
    for path in ("index.html", "a/index.html", "b/c/index.html"):
        staging.put(path, path.encode())
    staging.commit()
    return tmp_path / "output"


def test_the_first_version_becomes_the_site(output: Path) -> None:
    assert sorted(held(output)) == ["a/index.html", "b/c/index.html", "index.html"]


def test_nothing_is_written_through_to_the_served_site(output: Path) -> None:
    before = held(output)
    staging = open_staging(output, fresh=False)
    assert held(staging.folder) == before
    assert (staging.folder / "index.html").samefile(output / "index.html")
    staging.put("index.html", b"new")
    staging.put("d/index.html", b"d")
    staging.remove("b/c/index.html")
    assert held(output) == before
    staging.commit()
    assert held(output) == {"a/index.html": b"a/index.html", "d/index.html": b"d", "index.html": b"new"}
    assert not (output / "b").exists()


def test_what_a_stopped_build_left_behind_is_gone_at_the_next(output: Path) -> None:
    before = held(output)
    stopped = open_staging(output, fresh=False)
    stopped.put("half.html", b"half")
    stopped.put("a/index.html", b"half")
    stopped.remove("index.html")
    again = open_staging(output, fresh=False)
    assert held(again.folder) == before
    again.put("e/index.html", b"e")
    again.commit()
    third = open_staging(output, fresh=False)
    assert held(third.folder) == held(output) == {**before, "e/index.html": b"e"}


def test_a_log_that_takes_no_more_stops_the_build_before_the_file_is_touched(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = held(output), os.write
    staging = open_staging(output, fresh=False)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, line: write(handle, line[:4]))  # a full disk: "b/c", a folder
        with pytest.raises(OSError) as fault:
            staging.put("b/c/index.html", b"new")
    assert fault.value.errno == errno.ENOSPC
    staging.put("a/index.html", b"half")
    assert held(open_staging(output, fresh=False).folder) == before == held(output)


def test_a_copy_that_its_log_cannot_bring_up_to_date_is_made_anew(output: Path) -> None:
    before = held(output)
    log = room_of(output) / "touched"
    log.write_bytes(log.read_bytes() + b"b/c\0")  # cut short: what is named is a folder
    assert held(open_staging(output, fresh=False).folder) == before


def test_a_disk_that_fails_when_asked_to_keep_a_file_stops_the_exchange(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(handle: int) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    before = held(output)
    staging = open_staging(output, fresh=False)
    staging.put("index.html", b"new")
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError):
        staging.commit()
    assert held(output) == before


def test_without_its_log_the_copy_is_made_anew(output: Path) -> None:
    staging = open_staging(output, fresh=False)
    (staging.folder / "stray.html").write_bytes(b"nobody knows of it")
    (room_of(output) / "touched").unlink()
    assert held(open_staging(output, fresh=False).folder) == held(output)


@pytest.mark.parametrize("told", [True, False])
def test_after_power_was_lost_the_copy_is_made_anew(
    output: Path, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of the log may be lost, though what it tells of is on the disk."""
    (tmp_path / "boot").write_text("first start", "utf-8")
    monkeypatch.setattr(staged, "_BOOT", tmp_path / ("boot" if told else "no such file"))
    before = held(output)
    staging = open_staging(output, fresh=False)
    staging.put("a/index.html", b"half")
    (room_of(output) / "touched").write_bytes(b"")
    (tmp_path / "boot").write_text("second start", "utf-8")
    assert held(open_staging(output, fresh=False).folder) == before
    assert not (room_of(output) / "at-work").exists()


def test_a_killed_build_is_brought_up_to_date_from_its_log_alone(output: Path) -> None:
    """Making the copy anew takes long in a large site."""
    open_staging(output, fresh=False).put("a/index.html", b"half")
    stray = room_of(output) / "next/untold.html"
    stray.write_bytes(b"would be gone in a copy made anew")
    again = open_staging(output, fresh=False)
    assert stray.is_file() and (again.folder / "a/index.html").read_bytes() == b"a/index.html"


_IN_A_ROOM_OF_ITS_OWN = """
mount --make-rprivate / && mkdir -p site other/site &&
{ mount -t tmpfs none site && mount --bind other/site other/site; } || { echo refused; exit 0; }
for site in site other/site
do "$0" -c 'import sys; from pathlib import Path; from briefing.publish.staging import open_staging
try: open_staging(Path(sys.argv[1]).resolve(), fresh=True)
except Exception as fault: print(type(fault).__name__, fault)' $site
done
"""


def test_a_folder_that_is_a_disk_of_its_own_is_refused_before_the_work_is_done(tmp_path: Path) -> None:
    found = subprocess.run(
        ["unshare", "--mount", "sh", "-c", _IN_A_ROOM_OF_ITS_OWN, sys.executable], cwd=tmp_path, text=True,
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugins")},
    ) if shutil.which("unshare") else None  # fmt: skip
    if found is None or found.returncode or "refused" in found.stdout:
        pytest.skip("nothing may be mounted here")
    said = found.stdout.splitlines()
    assert len(said) == 2, found.stdout
    for line, site in zip(said, ("site", "other/site"), strict=True):
        assert line.startswith(f"BriefingError {tmp_path}/{site}: is a disk of its own")
        assert line.endswith(f"build into a folder in it, with --output {tmp_path}/{site}/site, and serve that")


def test_a_folder_that_the_system_does_not_let_go_is_named(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the lower layer of a container's file system does."""

    def tied(new: Path, site: Path) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    before = held(output)
    staging = open_staging(output, fresh=False)
    staging.put("index.html", b"new")
    monkeypatch.setattr(exchanging, "_exchange", tied)
    with pytest.raises(BriefingError, match=r"output: cannot be moved.*with --output"):
        staging.commit()
    assert held(output) == before


@pytest.mark.parametrize("fresh", [True, False])
def test_what_others_put_into_the_served_folder_stays(output: Path, fresh: bool) -> None:
    ours = set(held(output))
    (output / "CNAME").write_text("briefing.example", "utf-8")
    (output / ".well-known").mkdir()
    (output / ".well-known/security.txt").write_text("x", "utf-8")
    staging = open_staging(output, fresh=fresh)
    staging.put("index.html", b"new")
    assert staging.carry(ours, {"index.html"}) == (".well-known/security.txt", "CNAME")
    staging.commit()
    assert held(output)["CNAME"] == b"briefing.example" and (output / "index.html").read_bytes() == b"new"
    # Changed or taken away by them, it is as they left it.
    (output / "CNAME").unlink()
    (output / ".well-known/security.txt").unlink()
    (output / ".well-known/security.txt").write_text("y", "utf-8")
    staging = open_staging(output, fresh=False)
    staging.carry(ours, ours)
    staging.commit()
    assert held(output)[".well-known/security.txt"] == b"y" and "CNAME" not in held(output)


def test_a_page_is_not_put_over_a_file_of_somebody_else(output: Path) -> None:
    ours = set(held(output))
    (output / "mine.html").write_text("mine", "utf-8")
    staging = open_staging(output, fresh=False)
    staging.put("mine.html", b"the site's")
    with pytest.raises(BriefingError, match=r"mine\.html.*is where a page of the site must be.*move it"):
        staging.carry(ours, {*ours, "mine.html"})
    assert (output / "mine.html").read_text("utf-8") == "mine"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "", "a//b", "a\0b", "..\\x"])
def test_no_path_leads_out_of_the_folder(output: Path, path: str) -> None:
    staging = open_staging(output, fresh=False)
    for act in (lambda: staging.put(path, b"x"), lambda: staging.remove(path)):
        with pytest.raises(BriefingError, match="no path below"):
            act()


def test_without_the_systems_exchange_renames_do_it_and_half_a_one_is_healed(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchanging, "_call", lambda: None)
    other = output.with_name("other")
    other.mkdir()
    (other / "index.html").write_bytes(b"other")
    exchange(other, output)
    assert (output / "index.html").read_bytes() == b"other" and (other / "a").is_dir()
    output.rename(other.with_name("other.aside"))  # as far as a stopped run came
    heal(other, output)
    assert (output / "index.html").read_bytes() == b"other"


def test_a_second_build_is_refused_with_the_number_of_the_first_and_the_lock_ends_with_its_process(
    tmp_path: Path,
) -> None:
    output = tmp_path / "output"
    code = (
        "import sys; from pathlib import Path; from briefing.publish.site_lock import SiteLock\n"
        "lock = SiteLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(output)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugins")},
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    with pytest.raises(BriefingError, match=f"being built by another process \\(number {holder.pid}\\)"):
        SiteLock(output)
    holder.kill()
    holder.communicate()
    SiteLock(output).release()
