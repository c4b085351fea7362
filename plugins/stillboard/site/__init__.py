"""From content/ to the records that templates show: reads the library, orders and pages it, renders posts. Knows neither Pelican
nor templates.

Begin with `pages`, the records of every page, and with `library`, what they are made of.
"""
