from typing import NamedTuple
class Token(NamedTuple): start:int;end:int;kind:str
def tokens(t): return ()
def kept_together(t): return ()
