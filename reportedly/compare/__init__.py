"""Lays records side by side: origins, matched claims, disagreement; never what is true."""
