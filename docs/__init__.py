"""The pages that a machine writes, and the test that they do not lag."""
