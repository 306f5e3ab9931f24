"""Bình Yên: one yearly programme, from a superior's plan to a certificate that anyone can check."""
