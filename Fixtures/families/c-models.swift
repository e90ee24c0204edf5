// Models and remotes behind C libraries that every project wraps itself: their names alone say what they are.
import COnnx
import LlamaFramework
import OnnxRuntimeBindings

actor Engine {
  private var context: OpaquePointer?

  func load(_ path: String) throws {
    guard let model = llama_model_load_from_file(path, llama_model_default_params()) else {  // want model-inference warning certain
      throw CancellationError()
    }
    context = llama_init_from_model(model, llama_context_default_params())
  }

  func decode(_ batch: llama_batch) -> Bool {
    llama_decode(context, batch) == 0  // want 5 model-inference
  }

  func next(_ sampler: UnsafeMutablePointer<llama_sampler>) -> llama_token {
    llama_synchronize(context)  // want 5 model-inference warning
    _ = llama_get_logits_ith(context, -1)  // want 9 model-inference info
    _ = llama_get_embeddings_seq(context, 0)  // want 9 model-inference info
    return llama_sampler_sample(sampler, context, -1)  // want 12 model-inference info
  }

  func restore(_ path: String) -> Bool {
    llama_state_load_file(context, path, nil, 0, nil)  // want 5 model-inference warning
      && llama_state_save_file(context, path, nil, 0)  // want 10 model-inference warning
  }

  func transcribe(_ samples: [Float], _ parameters: whisper_full_params) -> Int32 {
    whisper_full(context, parameters, samples, Int32(samples.count))  // want 5 model-inference
  }

  func predict(_ session: ORTSession, _ inputs: [String: ORTValue]) throws -> [String: ORTValue] {
    try session.run(withInputs: inputs, outputNames: ["a"], runOptions: nil)  // want 17 model-inference
  }

  func clone(_ url: String, into path: String) -> Int32 {
    var repository: OpaquePointer?
    return git_clone(&repository, url, path, nil)  // want 12 blocking-socket error
  }
}

struct Own {
  func llama_decode(_ name: String, _ value: Int) -> Int { value }
  func run() async -> Int { llama_decode("a", 1) }
}
