"""Learning with items: answers, judged; a sitting; a schedule. It knows neither disk nor clock nor screen.

`judging` says of an answer whether it is right, almost or wrong; `spelling`, `numbers` and `dates` read what is typed.
`sitting` is a person at some items, as values.
"""
