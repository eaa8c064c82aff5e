"""The editor's terminal: what the invoke tasks read, call and print. No rule of the house lives here."""
