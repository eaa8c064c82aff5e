"""Views: strings, rows and drawings, ready to print. Templates look nothing up and work nothing out."""
