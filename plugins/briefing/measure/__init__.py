"""How well the fact boxes agree with what people labelled: labels in, pairs of label and fact, scores and floors out.

Matching rules. Labels and facts of one article are paired one to one so that the sum of their likeness is greatest.

- A *force* agrees with a label that shares a form as written or the name, that knowledge gives the same actor, that
  names the nation whose forces it is, or whose distinctive words it holds; not with one that knowledge tells apart.
- A *claim* agrees when outcome, least and most are equal and it stands where the label stands: in a sentence of the
  label's quote. A quote in the headline agrees with a body sentence, and the other way round, where the number is told
  and more than one. A vague label ("dozens") agrees with a vague claim, or one with the same least, at its place. A
  label without quote agrees with its number anywhere. `claims.counted` leaves vague labels and vague claims out.
- A *place* agrees when a name or a form as written is spelled the same but for case, accents, hyphens and blanks.

Attributes are judged on agreeing pairs alone, and only those that the label tells. `blamed` and `claimant` are judged
twice: over all pairs ("nobody" can be right), and as `..._named` over the labels that name someone. A settlement is
`within_25_km` of its label or not; one without coordinates is not.
"""
