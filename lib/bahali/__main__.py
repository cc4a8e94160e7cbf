"""Lets ``python -m bahali`` do what ``bahali`` does."""

from bahali.cli import main

if __name__ == "__main__":
    main()
