"""How good and how fast the program is, measured on data that `reportedly` itself never sees at run time."""
