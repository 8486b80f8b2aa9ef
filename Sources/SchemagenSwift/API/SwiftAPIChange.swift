/// A difference between the models of two schemas, as code that uses them sees it.
public struct SwiftAPIChange: Sendable, Equatable {
    /// What happened.
    public enum Kind: String, Sendable, Equatable {
        case added, removed, changed

        /// What stands in front of it in a list.
        public var mark: String {
            switch self {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            }
        }
    }

    /// What happened.
    public var kind: Kind
    /// What it happened to, by its former name where it is there no longer: `Order.total`, `Order.Draft.init`.
    public var name: String
    /// The type before; nil: there was none, or it is the same. Of a renamed thing the name before.
    public var old: String?
    /// The type after.
    public var new: String?
    /// What else is to be said.
    public var remark: String?
    /// Whether code that uses the models may no longer compile.
    public var isSourceBreaking: Bool

    /// Makes one from its parts.
    public init(
        _ kind: Kind, _ name: String, old: String? = nil, new: String? = nil, remark: String? = nil,
        isSourceBreaking: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.old = old
        self.new = new
        self.remark = remark
        self.isSourceBreaking = isSourceBreaking
    }

    /// In one line: `~ Order.total: Int32 → Int64 (source-breaking)`.
    public var description: String {
        var text = "\(kind.mark) \(name)"
        switch (old, new) {
        case (let old?, let new?): text += ": \(old) → \(new)"
        case (let only?, nil), (nil, let only?): text += ": \(only)"
        case (nil, nil): break
        }
        if let remark { text += "\(old == nil && new == nil ? ": " : ", ")\(remark)" }
        return isSourceBreaking ? text + " (source-breaking)" : text
    }
}

/// Which names of the models of a schema became which.
public struct SwiftRenames: Sendable {
    /// The new names of types by the old ones.
    public var types: [String: String] = [:]
    /// The new names of properties and cases by the old ones, by the old name of their type.
    public var members: [String: [String: String]] = [:]

    /// Nothing has another name.
    public init() {}

    /// A type as it is spelled by now: `[Order.ID]?` is `[Purchase.ID]?` once `Order` is called `Purchase`.
    func applied(toType text: String) -> String {
        guard !types.isEmpty else { return text }
        var result = ""
        var word = ""
        var isMember = false
        func flush() {
            result += isMember ? word : types[word] ?? word
            word = ""
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            flush()
            isMember = character == "."
            result.append(character)
        }
        flush()
        return result
    }
}
