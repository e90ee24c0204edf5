import AsyncLintSyntax

/// Protocols of libraries that call the methods of whoever conforms to them on an event loop.
struct EventLoopProtocols {
  struct Family {
    var names: Set<GlobalName>
    /// Whether only what gives a future is meant: the same in async spelling, or a helper of that name, is not called there.
    var givesFuture: Bool
    /// Labels of the first parameter of what is meant; empty: any.
    var firstLabels: Set<GlobalName>
    /// Whether static methods are meant.
    var isStatic: Bool
    /// Where the protocols have everyday names: modules that one of has to be imported, and no such protocol be the program's own.
    var modules: Set<GlobalName>
  }

  private let families: [Family]
  /// By method, indexes into `families`.
  private let familiesOfMethod: AnswerTable<GlobalName, [Int]>
  /// What grpc-swift 1 gives the methods of a provider, as far as the program names it.
  let callContexts: [GlobalName]

  init(_ interner: Interner) {
    var families: [Family] = []
    var familiesOfMethod: [GlobalName: [Int]] = [:]
    func add(
      _ protocols: String, of modules: String = "", givesFuture: Bool = false, isStatic: Bool = false,
      first labels: String = "", _ methods: String
    ) {
      // As bytes: splitting characters took 2 % of the instructions of a run on a file of one line.
      func names(_ words: String) -> [GlobalName] {
        words.utf8.split(separator: UInt8(ascii: " ")).map { interner.intern(Substring($0)) }
      }
      for method in names(methods) { familiesOfMethod[method, default: []].append(families.count) }
      families.append(
        Family(
          names: Set(names(protocols)), givesFuture: givesFuture, firstLabels: Set(names(labels)), isStatic: isStatic,
          modules: Set(names(modules))))
    }
    // NIO.
    add(
      """
      ChannelHandler ChannelInboundHandler ChannelOutboundHandler ChannelDuplexHandler RemovableChannelHandler \
      _ChannelInboundHandler _ChannelOutboundHandler ByteToMessageDecoder MessageToByteEncoder
      """,
      first: "context ctx",
      """
      handlerAdded handlerRemoved channelRegistered channelUnregistered channelActive channelInactive channelRead \
      channelReadComplete channelWritabilityChanged userInboundEventTriggered errorCaught register bind connect write \
      flush read close triggerUserOutboundEvent removeHandler
      """)
    add(
      "ByteToMessageDecoder NIOSingleStepByteToMessageDecoder WriteObservingByteToMessageDecoder MessageToByteEncoder",
      first: "context ctx buffer data",
      "decoderAdded decoderRemoved decode decodeLast shouldReclaimBytes write encode")
    add(
      """
      HTTPServerProtocolUpgrader HTTPClientProtocolUpgrader NIOTypedHTTPServerProtocolUpgrader \
      NIOTypedHTTPClientProtocolUpgrader
      """,
      first: "channel context upgradeResponse upgradeRequestHeaders",
      "buildUpgradeResponse upgrade addCustom shouldAllowUpgrade")
    add("NIOScheduledCallbackHandler", first: "eventLoop", "handleScheduledCallback didCancelScheduledCallback")
    // AsyncHTTPClient.
    add(
      "HTTPClientResponseDelegate", first: "task",
      """
      didSendRequest didSendRequestHead didSendRequestPart didVisitURL didReceiveHead didReceiveBodyPart \
      didReceiveError didFinishRequest
      """)
    // NIOSSH.
    add("NIOSSHClientUserAuthenticationDelegate", first: "availableMethods", "nextAuthenticationType")
    add("NIOSSHServerUserAuthenticationDelegate", first: "request", "requestReceived")
    add("NIOSSHClientServerAuthenticationDelegate", first: "hostKey", "validateHostKey")
    add("GlobalRequestDelegate", of: "NIOSSH", first: "_", "tcpForwardingRequest")
    // Vapor, Fluent, Queues, and the older handlers of Lambda functions.
    add(
      """
      Middleware Responder Authenticator RequestAuthenticator BasicAuthenticator BearerAuthenticator \
      CredentialsAuthenticator SessionAuthenticator Migration Job
      """,
      givesFuture: true, "respond authenticate prepare revert dequeue error")
    add("ModelMiddleware", givesFuture: true, first: "model", "create update delete softDelete restore")
    add("SessionDriver", givesFuture: true, "createSession readSession updateSession deleteSession")
    add("ScheduledJob", givesFuture: true, "run")
    add("ResponseEncodable Content", givesFuture: true, first: "for", "encodeResponse")
    add("RequestDecodable Content", givesFuture: true, isStatic: true, first: "_", "decodeRequest")
    add("ViewRenderer", givesFuture: true, first: "_", "render")
    add("Cache", of: "Vapor", givesFuture: true, first: "_", "get set delete")
    add("Queue", of: "Queues", givesFuture: true, "get set clear pop push")
    add("JobEventDelegate", givesFuture: true, "dispatched didDequeue success error")
    add("EventLoopLambdaHandler ByteBufferLambdaHandler", givesFuture: true, "handle")
    add(
      "EventLoopLambdaHandler ByteBufferLambdaHandler", givesFuture: true, isStatic: true, first: "context",
      "makeHandler")
    // Hummingbird 1.
    add("HBMiddleware HBResponder HBAuthenticator", givesFuture: true, "apply respond authenticate")
    // Leaf.
    add("LeafTag UnsafeUnescapedLeafTag", first: "_", "render")
    add("LeafSource", givesFuture: true, first: "template", "file")
    add("LeafCache", givesFuture: true, first: "_ documentName", "insert retrieve load remove")
    self.families = families
    self.familiesOfMethod = AnswerTable(familiesOfMethod)
    callContexts = ["StatusOnlyCallContext", "UnaryResponseCallContext", "StreamingResponseCallContext"].compactMap {
      interner.name($0)
    }
  }

  /// The families that may ask for a method of that name.
  func asking(for method: GlobalName) -> [Family] { familiesOfMethod[method]?.map { families[$0] } ?? [] }
}

extension Analyzer {
  /// A requirement of what a library calls on an event loop, in a type that conforms to it.
  func isEventLoopMethod(_ id: DeclarationID) -> Bool {
    let declaration = program[id]
    guard declaration.kind == .function, declaration.owner >= 0 else { return false }
    let isStatic = declaration.flags.contains(.isStatic)
    return eventLoopProtocols.asking(for: declaration.name).contains { family in
      family.isStatic == isStatic && isMeant(declaration, by: family) && conforms(declaration, to: family)
    } || !isStatic && isMethodOfProvider(declaration)
  }

  /// Methods of grpc-swift 1's providers are called what the service calls them, and so are the protocols that ask for them: `Echo_EchoProvider`.
  private func isMethodOfProvider(_ declaration: Declaration) -> Bool {
    if eventLoopProtocols.callContexts.isEmpty { return false }
    let home = files[Int(declaration.file)]
    let signature = signature(declaration.node, in: home)
    guard let context = signature.parameters.last.flatMap({ home.lastTypeName($0.typeNode) }),
      eventLoopProtocols.callContexts.contains(context),
      home.lastTypeName(signature.resultNode) == libraryWords.eventLoopFutureName
    else { return false }
    return hierarchy(of: declaration.owner).contains { above in
      inheritedNames(of: above).contains { text($0).hasSuffix("Provider") }
    }
  }

  /// The name of a method that a library calls on an event loop for a value, or for what it makes of an `inout` argument, and for no future.
  func functionAnsweringAtOnce(_ function: NodeID, in file: ProgramFile) -> String? {
    guard file.kind(function) == .functionDeclaration, !file.flags(function).contains(.isAsync),
      let id = declaration(ofBody: function, in: file), isEventLoopMethod(id)
    else { return nil }
    let signature = signature(function, in: file)
    let result = signature.resultNode
    let givesNothing =
      result == 0 || file.lastTypeName(result).map(text) == "Void"
      || file.kind(result) == .tupleType && file.childCount(result) == 0
    let givesValue = !givesNothing && file.lastTypeName(result) != libraryWords.eventLoopFutureName
    let changes = signature.parameters.contains { $0.flags.contains(.isInout) }
    return givesValue || changes ? displayName(ofBody: function, in: file) : nil
  }

  private func isMeant(_ declaration: Declaration, by family: EventLoopProtocols.Family) -> Bool {
    let home = files[Int(declaration.file)]
    if family.givesFuture,
      home.lastTypeName(signature(declaration.node, in: home).resultNode) != libraryWords.eventLoopFutureName
    {
      return false
    }
    if family.firstLabels.isEmpty { return true }
    return signature(declaration.node, in: home).parameters.first.map {
      family.firstLabels.contains($0.label == 0 ? known.underscore : $0.label)
    } ?? false
  }

  private func conforms(_ method: Declaration, to family: EventLoopProtocols.Family) -> Bool {
    guard conforms(method.owner, toAnyOf: family.names) else { return false }
    if family.modules.isEmpty { return true }
    let isOfProgram = hierarchy(of: method.owner).contains { above in
      let nominal = program.nominals[Int(above)]
      return nominal.isProject && family.names.contains(nominal.name) && !file(of: nominal.declaration).isLibrary
    }
    return !isOfProgram && !importedNames(of: files[Int(method.file)]).isDisjoint(with: family.modules)
  }

  func conforms(_ nominal: NominalID, toAnyOf protocols: Set<GlobalName>) -> Bool {
    // A bit for each sixty-fourth of all names tells most others apart without hashing: each question asks of 15 names.
    func bit(_ name: GlobalName) -> UInt64 { 1 &<< UInt64(name) }
    let bits = protocols.reduce(0) { $0 | bit($1) }
    func isWanted(_ name: GlobalName) -> Bool { bits & bit(name) != 0 && protocols.contains(name) }
    return hierarchy(of: nominal).contains { above in
      isWanted(program.nominals[Int(above)].name) || inheritedNames(of: above).contains(where: isWanted)
    }
  }
}
