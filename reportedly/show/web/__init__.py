"""The web pages of a case: server-rendered, offline, nothing in them that a document could make run."""
