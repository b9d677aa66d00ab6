"""Learning with items: answers, judged; a sitting; a schedule. It knows neither disk nor clock nor screen.

`judging` says of an answer whether it is right, almost or wrong; `spelling`, `numbers` and `dates` read what is typed.
`sitting` is a person at some items, as values.

`cards` are what a learner may study, one a fact; `scheduling` says when a card comes again, `store` keeps log and
schedule in a database that it is handed, `reviewing` picks what comes next, `statistics` and `exporting` tell of it.
"""
