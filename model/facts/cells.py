"""What a cell of a data file may hold, read by `Record.make`.

Two numbers are the ends of the range allowed, a third is what a blank means; a word is the kind of
thing whose code it must be.
"""

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
