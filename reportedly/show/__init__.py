"""What a person sees: sheets for the terminal, a progress bar, and where the output goes."""
