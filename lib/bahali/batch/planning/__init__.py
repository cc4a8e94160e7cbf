"""What is asked for: the batch file, its reports, and what each is made from."""
