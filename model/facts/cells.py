"""What a cell may hold: the ends of a range and what a blank means, or a kind of known code."""

from typing import Annotated

Share = Annotated[float, 0, 1]
SomeShare = Annotated[float, 1e-9, 1]
Positive = Annotated[float, 1e-9, 1e18]
Longitude = Annotated[float, 97, 105]
Latitude = Annotated[float, 27, 35]
SourceCode = Annotated[str, "source"]
ElementCode = Annotated[str, "element"]
IndicatorCode = Annotated[str, "indicator"]
UnitCode = Annotated[str, "unit"]
CountyCode = Annotated[str, "county"]
LeverCode = Annotated[str, "lever"]
