"""The catalogue for the front desk: a page for each clinic over everything in an output folder.

``gathering`` reads the finished files, ``shelving`` puts them on the shelves of clinics with their
titles and the words they are found by, ``page`` and ``chooser`` write HTML, ``pictures`` draws page
one, ``writing`` puts all of it into the output. Not to be taken for ``catalogue.csv``, which
``leaflets build --side-cars`` writes for record systems.
"""
