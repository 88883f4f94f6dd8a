/**
 * Fastrack: faster I/O between CPU and GPU enclaves (arXiv 2410.15240), and the protocol that it improves.
 *
 * <p>Data come from a remote client. In the baseline the CPU enclave decrypts them, encrypts them again for the GPU, and the
 * GPU waits for all data and for one long authentication chain. Three independent switches change that: a direct channel
 * between client and GPU, authentication in parallel, and overlap of decryption with the transfer. Everything but copies
 * costs what it costs on the H100. The paper's platform and stage times are not public, so ranges and orderings are
 * reproduced, never single points.
 */
package io.github.teelab.tee.fastrack;
