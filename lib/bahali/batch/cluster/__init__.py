"""Reports made on other machines."""
