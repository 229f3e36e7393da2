"""People's rights over what is kept about them: until when it is kept, and taking it along.

*Kept until* is the charter's number of months for a kind of facts; *over* is what is older;
*forgotten* is what was removed because it was over; *foretold* is that a person was told before.
"""
