"""From a document to its analysis: words, sentences, trees, names, and the cues of who says what."""
