"""From content/ to pages: reads the library, orders and pages it, renders posts. Knows neither Pelican nor templates."""
