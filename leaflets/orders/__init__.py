"""Order files: rows of a CSV, JSON Lines or YAML file into orders, and what is wrong by row."""

from leaflets.orders.reading import OrderFile, read_orders

__all__ = ["OrderFile", "read_orders"]
