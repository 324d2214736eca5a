"""The proof: a leaflet's pages with every message named, and what each was made from."""

from leaflets.proof.document import proof_of

__all__ = ["proof_of"]
