"""Two statements laid side by side: which words, figures and times answer to each other."""
