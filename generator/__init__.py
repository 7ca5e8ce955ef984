"""Deskbook: YAML of a customer-service department -> checked, linked manual -> pages."""

__version__ = "0.1.0"
