"""Why a person is, or is not, counted: their events followed one by one, apart from the charts."""
