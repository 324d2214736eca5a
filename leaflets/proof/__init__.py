"""The proof: a leaflet's pages with every message named, and what each was made from."""

from leaflets.proof.document import Proof, proof_of

__all__ = ["Proof", "proof_of"]
