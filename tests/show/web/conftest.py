from browsing import browser, served, team

__all__ = ["browser", "served", "team"]
