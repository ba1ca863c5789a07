"""The case file: records and decisions kept in SQLite or PostgreSQL, found again and proved."""
