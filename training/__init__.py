"""How the shipped model is made, from public treebanks and our corpus; never imported by `reportedly`."""
