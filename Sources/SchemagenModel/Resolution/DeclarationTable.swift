import SchemagenLanguage

/// The Swift names that a schema declares.
struct DeclarationTable {
    /// What a name stands for.
    enum Kind: String {
        case table, view
        case enumeration = "enum"
        case type, mixin, sequence

        /// The name in running text, with its article.
        var title: String {
            switch self {
            case .table: "a table"
            case .view: "a view"
            case .enumeration: "an enum"
            case .type: "a type"
            case .mixin: "a mixin"
            case .sequence: "a sequence"
            }
        }

        /// Whether the generated Swift has a type, and perhaps a file, of that name.
        var makesSwiftType: Bool {
            switch self {
            case .table, .view, .enumeration, .type: true
            case .mixin, .sequence: false
            }
        }

        /// The kind of object, where it is one.
        var objectKind: ObjectKind? {
            switch self {
            case .table: .table
            case .view: .view
            case .enumeration: .enumeration
            case .type: .type
            case .sequence: .sequence
            case .mixin: nil
            }
        }
    }

    struct Entry {
        var kind: Kind
        var span: SourceSpan
    }

    private var entries: [String: Entry] = [:]
    /// The names that make Swift types, in lower case.
    private var folded: [String: (name: String, span: SourceSpan)] = [:]
    /// Names in the order of the file, for suggestions.
    private var names: [(kind: Kind, name: String)] = []

    /// What a name stands for.
    subscript(name: String) -> Entry? { entries[name] }

    /// The names of some kinds, for suggestions.
    func names(_ kinds: [Kind]) -> [String] {
        kinds.flatMap { kind in names.filter { $0.kind == kind }.map(\.name) }
    }

    /// Makes room for so many names.
    mutating func reserve(_ count: Int) {
        entries.reserveCapacity(count)
        folded.reserveCapacity(count)
        names.reserveCapacity(count)
    }

    /// Declares a name; a name that is taken is reported, and false returned.
    mutating func declare(_ name: Identifier, _ kind: Kind, context: ResolutionContext) -> Bool {
        if let first = entries.updateValue(Entry(kind: kind, span: name.span), forKey: name.text) {
            entries[name.text] = first
            context.report(
                .repeatedName, repetition(of: name.text, first.kind, kind), at: name.span,
                notes: [Diagnostic.Note("the first declaration", at: first.span)])
            return false
        }
        if kind.makesSwiftType {
            if BuiltInType.isReserved(name.text) {
                context.report(
                    .reservedName, "`\(name.text)` is a type of the language and cannot be declared", at: name.span)
            }
            let key = SwiftFileName.key(name.text)
            if let first = folded.updateValue((name.text, name.span), forKey: key) {
                folded[key] = first
                context.report(
                    .fileNameTaken,
                    "`\(first.name)` and `\(name.text)` have one file where the disk does not tell capitals from small letters",
                    at: name.span, notes: [Diagnostic.Note("the first declaration", at: first.span)],
                    fixes: [
                        Diagnostic.Fix(
                            "choose a name that differs in more; behind `as` the SQL name can stay what it is")
                    ])
            }
        }
        names.append((kind, name.text))
        return true
    }

    /// How a name is there twice.
    private func repetition(of name: String, _ first: Kind, _ second: Kind) -> String {
        // Strings are equal where Unicode says so; their bytes may differ, and some disks see no difference either.
        if let index = entries.index(forKey: name), !entries[index].key.utf8.elementsEqual(name.utf8) {
            return "`\(entries[index].key)` and `\(name)` are one name, composed of characters in two ways"
        }
        let kinds = first.title == second.title ? "" : ", as \(first.title) and as \(second.title)"
        return "`\(name)` is declared twice\(kinds)"
    }
}
