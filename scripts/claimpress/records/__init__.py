"""What a record is: YAML with positions, dates, the model of a claim and of a source."""
