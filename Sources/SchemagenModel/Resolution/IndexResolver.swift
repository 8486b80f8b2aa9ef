import SchemagenLanguage

/// Indexes and their keys.
extension KeyResolver {
    /// `@index` on a column.
    func index(_ syntax: AttributeSyntax, of column: Column, in owner: MemberOwner) -> Index {
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.labeled("as").flatMap { arguments.name($0) }
        let method = arguments.labeled("using").flatMap { arguments.name($0) }
        let isDescending = arguments.labeled("desc").flatMap { arguments.boolean($0) } ?? false
        arguments.finish()
        return Index(
            sqlName: context.explicitName(name)
                ?? context.naming.name(.index, table: owner.sqlName, columns: [column.sqlName]),
            keys: [IndexKey(.column(column.name), isDescending: isDescending)], method: self.method(method),
            origin: .column, databases: column.databases, allowances: column.allowances, anchor: column.anchor)
    }

    /// `index(a, b desc)`, in a table, partition or materialized view.
    func index(_ syntax: IndexSyntax, at span: SourceSpan, in owner: MemberOwner) -> Index? {
        let attributes = AttributeReader(syntax.attributes, on: .index, context: context)
        return index(syntax, attributes, isUnique: false, at: span, in: owner)
    }

    /// An index, unique or not.
    func index(
        _ syntax: IndexSyntax, _ attributes: AttributeReader, isUnique: Bool, at span: SourceSpan, in owner: MemberOwner
    ) -> Index? {
        let databases = attributes.databases(within: owner.databases)
        let allowances = attributes.allowances()
        let outer = context.allowances
        context.allowances += allowances
        defer { context.allowances = outer }
        let keys = self.keys(syntax.keys, in: owner, for: databases)
        let include = owner.columns.columns(syntax.include)
        var predicate: Expression?
        var isSound = true
        if let condition = syntax.predicate {
            predicate = owner.columns.expression(condition, .indexPredicate, for: databases, expecting: .condition)
            isSound = predicate != nil
        }
        let nullsNotDistinct = attributes.flag(.nullsNotDistinct)
        if nullsNotDistinct, !isUnique, let attribute = attributes[.nullsNotDistinct] {
            context.report(
                .attributeNotHere, "`@nullsNotDistinct` says when two rows are equal: it needs `unique`",
                at: attribute.span)
        }
        let parameters = attributes.storageParameters()
        let partOf = attributes.partOf(in: owner)
        let explicit = context.explicitName(syntax.sqlName)
        let method = self.method(syntax.method)
        guard let keys, let include, isSound else { return nil }
        let names = defaultParts(keys, include, in: owner)
        return Index(
            sqlName: explicit
                ?? context.naming.name(isUnique ? .uniqueIndex : .index, table: owner.sqlName, columns: names),
            documentation: syntax.documentation, isUnique: isUnique, keys: keys, method: method,
            include: include.map(\.name), predicate: predicate, nullsNotDistinct: nullsNotDistinct,
            storageParameters: parameters, partOf: partOf, databases: databases, allowances: allowances,
            anchor: SourceAnchor(span))
    }

    private func method(_ name: Identifier?) -> String {
        guard let name else { return "btree" }
        for byte in name.text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: continue
            default:
                context.report(.invalidKey, "`\(name.text)` cannot be the name of an index method", at: name.span)
                return "btree"
            }
        }
        return name.text
    }

    /// What stands between table and `_idx` in a default name: what PostgreSQL takes, the covered columns included.
    func defaultParts(_ keys: [IndexKey], _ include: [Column], in owner: MemberOwner) -> [String] {
        SQLNaming.parts(of: keys, include: include.map(\.sqlName)) { owner.columns[$0]?.sqlName ?? $0 }
    }

    // MARK: Keys

    /// The keys of an index, exclusion constraint or partitioning.
    func keys(_ syntax: [KeySyntax], in owner: MemberOwner, for databases: DatabaseSet) -> [IndexKey]? {
        var result: [IndexKey] = []
        var seen: Set<String> = []
        var isSound = !syntax.isEmpty
        for key in syntax {
            guard let resolved = self.key(key, in: owner, for: databases) else {
                isSound = false
                continue
            }
            if case .column(let name) = resolved.value, resolved.operatorClass == nil, resolved.collation == nil,
                !seen.insert(name).inserted, databases.contains(.postgresql)
            {
                context.report(.invalidKey, "`\(name)` is named twice", at: key.value.span)
                isSound = false
            }
            result.append(resolved)
        }
        return isSound ? result : nil
    }

    /// One key with its options.
    func key(_ syntax: KeySyntax, in owner: MemberOwner, for databases: DatabaseSet) -> IndexKey? {
        let value: IndexKey.Value
        switch syntax.value.kind {
        case .name(let text):
            let name = Identifier(text, span: syntax.value.span)
            guard let column = owner.columns.column(name) else { return nil }
            value = .column(column.name)
        case .invalid: return nil
        default:
            guard
                let expression = owner.columns.expression(syntax.value, .index, for: databases, expecting: .any)
            else { return nil }
            value = .expression(expression)
        }
        var key = IndexKey(value)
        var options = KeyOptionReader(context)
        for option in syntax.options { options.read(option, into: &key) }
        return key
    }
}

/// Reads the words behind a key: `desc`, `nullsLast`, `collate("C")`, `ops("text_pattern_ops")`.
private struct KeyOptionReader {
    private enum Option: String, CaseIterable {
        case asc, desc, nullsFirst, nullsLast, collate, ops

        /// The options that say the same thing in different ways exclude each other.
        var group: Int {
            switch self {
            case .asc, .desc: 0
            case .nullsFirst, .nullsLast: 1
            case .collate: 2
            case .ops: 3
            }
        }
    }

    private let context: ResolutionContext
    private var seen: [Int: SourceSpan] = [:]

    init(_ context: ResolutionContext) { self.context = context }

    mutating func read(_ syntax: KeySyntax.Option, into key: inout IndexKey) {
        guard let option = Option(rawValue: syntax.name.text) else {
            context.reportUnknown(
                .invalidKey, "there is no `\(syntax.name.text)` behind a key", name: syntax.name.text,
                among: Option.allCases.map(\.rawValue), at: syntax.name.span)
            return
        }
        if let first = seen[option.group] {
            context.report(
                .invalidKey, "`\(syntax.name.text)` says again what has been said", at: syntax.name.span,
                notes: [Diagnostic.Note("said here", at: first)])
            return
        }
        seen[option.group] = syntax.name.span
        var arguments = ArgumentReader(
            syntax.arguments ?? [], of: syntax.name.text, at: syntax.name.span, code: .invalidKey, context: context)
        switch option {
        case .asc: break
        case .desc: key.isDescending = true
        case .nullsFirst: key.nulls = .first
        case .nullsLast: key.nulls = .last
        case .collate: key.collation = arguments.collation()
        case .ops: key.operatorClass = operatorClass(&arguments)
        }
        arguments.finish()
    }

    /// The name of an operator class, perhaps with parameters: `"text_pattern_ops"`, `"gist_trgm_ops(siglen = 32)"`.
    private func operatorClass(_ arguments: inout ArgumentReader) -> String? {
        guard let value = arguments.required("the name of an operator class") else { return nil }
        let text: String
        switch value.kind {
        case .name(let name), .string(let name): text = name
        case .member(let path): text = path.map(\.text).joined(separator: ".")
        default: return arguments.fail("the name of an operator class", value)
        }
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x22, 0x28, 0x29, 0x2C, 0x2E, 0x3D, 0x5F: continue
            default:
                arguments.report("this cannot be the name of an operator class", at: value.span)
                return nil
            }
        }
        return text.isEmpty ? arguments.fail("the name of an operator class", value) : text
    }
}
