"""What is drawn over time: counts by period, intervals of claims by claimant, activity in lanes. Nothing is added up.

`periods` cuts time, `bars`, `intervals` and `lanes` draw, `activity` chooses what a dossier shows.
"""
