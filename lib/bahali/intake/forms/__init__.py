"""Writes forms for phones and web pages (XLSForm and XForm), whose exports shipped mappings take back."""
