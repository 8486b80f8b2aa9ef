import SchemagenLanguage

/// Finds the objects that `uses` names, and circles among them.
struct UsesResolver {
    private let context: ResolutionContext
    private let tables: [String: TableDraft]
    private let views: [String: ViewSyntax]
    private var opaque: [String: [String]] = [:]
    private var opaqueNames: Set<String> = []
    private var extensions: Set<String> = []
    private var namespaces: Set<String> = []

    /// Makes a resolver for the declarations of a schema.
    init(_ declarations: CollectedDeclarations, tables: [String: TableDraft], context: ResolutionContext) {
        self.context = context
        self.tables = tables
        var views: [String: ViewSyntax] = [:]
        for view in declarations.views { views[view.syntax.naming.name.text] = view.syntax }
        self.views = views
        for object in declarations.opaqueObjects {
            let name = object.syntax.objectName
            guard opaqueNames.insert(name).inserted else { continue }
            opaque[object.syntax.identity.text, default: []].append(name)
        }
        for item in declarations.extensions { extensions.insert(item.syntax.naming.name.text) }
        for item in declarations.namespaces { namespaces.insert(item.name) }
    }

    /// The objects that a list names, each but once. Nil where there is no list.
    func resolve(_ uses: [UseSyntax]?) -> [ObjectIdentity]? {
        guard let uses else { return nil }
        var result: [ObjectIdentity] = []
        var seen: Set<ObjectIdentity> = []
        for use in uses {
            if let identity = resolve(use), seen.insert(identity).inserted { result.append(identity) }
        }
        return result
    }

    private func resolve(_ use: UseSyntax) -> ObjectIdentity? {
        guard let first = use.path.first else { return nil }
        if use.isOpaque { return opaqueObject(first) }
        guard use.path.count <= 2 else {
            context.report(.unknownObject, "a name here is `Table` or `Table.column`", at: use.span)
            return nil
        }
        guard let entry = context.declarations[first.text] else {
            if use.path.count == 1, extensions.contains(first.text) { return ObjectIdentity(.extension, first.text) }
            if use.path.count == 1, namespaces.contains(first.text) { return ObjectIdentity(.namespace, first.text) }
            context.reportUnknown(
                .unknownObject, "there is no `\(first.text)` to use", name: first.text,
                among: context.declarations.names([.table, .view, .enumeration, .type, .sequence])
                    + extensions.sorted(),
                at: first.span,
                notes: opaque[first.text] == nil
                    ? [] : [Diagnostic.Note("an sql object stands in quotes: `\"\(first.text)\"`")])
            return nil
        }
        guard let kind = entry.kind.objectKind else {
            context.report(
                .unknownObject, "`\(first.text)` is \(entry.kind.title), which no database has", at: first.span,
                notes: [Diagnostic.Note("declared here", at: entry.span)])
            return nil
        }
        if use.path.count == 2 { checkColumn(use.path[1], of: first) }
        return ObjectIdentity(kind, first.text)
    }

    /// An identity in quotes: `"touch()"`, or with its kind where two objects share it: `"function touch()"`.
    private func opaqueObject(_ name: Identifier) -> ObjectIdentity? {
        if opaqueNames.contains(name.text) { return ObjectIdentity(.opaque, name.text) }
        let candidates = opaque[name.text] ?? []
        if candidates.count == 1 { return ObjectIdentity(.opaque, candidates[0]) }
        if candidates.isEmpty {
            context.reportUnknown(
                .unknownObject, "there is no sql object \"\(name.text)\" to use", name: name.text,
                among: opaque.keys.sorted(), at: name.span,
                notes: context.declarations[name.text] == nil
                    ? [] : [Diagnostic.Note("the Swift name of a table and the like stands without quotes")])
        } else {
            context.report(
                .unknownObject, "several objects are called \"\(name.text)\"", at: name.span,
                fixes: candidates.prefix(4).map {
                    Diagnostic.Fix("did you mean `\"\($0)\"`?", replacement: "\"\($0)\"")
                })
        }
        return nil
    }

    private func checkColumn(_ column: Identifier, of owner: Identifier) {
        let names: [String]
        if let table = tables[owner.text] {
            guard table.columns[column.text] == nil else { return }
            names = table.columns.columns.map(\.name)
        } else if let view = views[owner.text] {
            names = view.members.compactMap {
                if case .column(let syntax) = $0.kind { syntax.naming.name.text } else { nil }
            }
            guard !names.contains(column.text) else { return }
        } else {
            context.report(.unknownObject, "`\(owner.text)` has no columns", at: column.span)
            return
        }
        context.reportUnknown(
            .unknownColumn, "`\(owner.text)` has no column `\(column.text)`", name: column.text, among: names,
            at: column.span)
    }

    // MARK: Circles

    /// Reports views and sql objects that need one another in a circle: none of them could be created first.
    static func checkCircles(_ views: [View], _ objects: [OpaqueObject], context: ResolutionContext) {
        var edges: [ObjectIdentity: [ObjectIdentity]] = [:]
        var spans: [ObjectIdentity: SourceSpan] = [:]
        var roots: [ObjectIdentity] = []
        for view in views {
            let identity = ObjectIdentity(.view, view.info.name)
            roots.append(identity)
            edges[identity] = view.uses ?? []
            spans[identity] = view.info.anchor.span
        }
        for object in objects {
            let identity = ObjectIdentity(.opaque, object.name)
            roots.append(identity)
            edges[identity] = object.uses ?? []
            if let table = object.table { edges[identity]?.append(ObjectIdentity(.view, table)) }
            spans[identity] = object.anchor.span
        }
        enum State { case open, done }
        var states: [ObjectIdentity: State] = [:]
        for root in roots where states[root] == nil {
            var path: [(identity: ObjectIdentity, next: Int)] = [(root, 0)]
            states[root] = .open
            while let (identity, next) = path.last {
                let targets = edges[identity] ?? []
                guard next < targets.count else {
                    states[identity] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = targets[next]
                guard let span = spans[target] else { continue }
                switch states[target] {
                case .done: continue
                case .open:
                    let start = path.firstIndex { $0.identity == target } ?? 0
                    context.report(
                        .circularUses, "`\(target.name)` uses itself", at: span,
                        notes: path[(start + 1)...].prefix(8).map {
                            Diagnostic.Note("by way of `\($0.identity.name)`", at: spans[$0.identity])
                        })
                case nil:
                    states[target] = .open
                    path.append((target, 0))
                }
            }
        }
    }
}
