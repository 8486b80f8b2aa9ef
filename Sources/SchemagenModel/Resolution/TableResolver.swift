import SchemagenLanguage

/// The first pass over a table: mixins, columns with their types, and the primary key. Whatever names other tables'
/// columns or needs the types of their keys comes in a second pass.
struct TableResolver {
    private let context: ResolutionContext
    private let mixins: [String: Scoped<MixinSyntax>]

    /// Makes a resolver.
    init(mixins: [Scoped<MixinSyntax>], context: ResolutionContext) {
        self.context = context
        var byName: [String: Scoped<MixinSyntax>] = [:]
        for mixin in mixins { byName[mixin.syntax.naming.name.text] = mixin }
        self.mixins = byName
    }

    /// Starts a table.
    func draft(_ declaration: Scoped<TableDeclaration>) -> TableDraft {
        let syntax = declaration.syntax
        let isVirtual = syntax.module != nil
        let attributes = AttributeReader(
            syntax.naming.attributes, on: isVirtual ? .virtualTable : .table, context: context)
        let info = context.info(syntax.naming, .table, attributes, in: declaration.scope)
        if let module = syntax.module {
            if module.text.isEmpty || SQLIdentifier.hasControlCharacter(module.text.filter { $0 != "\n" }) {
                context.report(.invalidAttribute, "a virtual table needs the name of its module", at: module.span)
            }
        }
        let draft = TableDraft(
            declaration, attributes: attributes, info: info, options: options(attributes), context: context)
        addMembers(to: draft)
        draft.parents = parents(attributes, of: info)
        return draft
    }

    /// Checks a mixin that no table uses, as far as it can be checked by itself.
    func checkUnused(_ mixin: Scoped<MixinSyntax>) {
        let naming = mixin.syntax.naming
        let declaration = TableDeclaration(naming: naming, mixins: [], members: mixin.syntax.members)
        let scoped = Scoped(syntax: declaration, scope: mixin.scope, span: mixin.span)
        let info = ObjectInfo(
            name: naming.name.text, sqlName: context.sqlName(naming, .table), databases: mixin.scope.databases)
        let draft = TableDraft(
            scoped, attributes: AttributeReader([], on: .table, context: context), info: info,
            context: context)
        addMembers(to: draft, ignoringKeys: true)
    }

    // MARK: Members

    private func addMembers(to draft: TableDraft, ignoringKeys: Bool = false) {
        let syntax = draft.declaration.syntax
        var keys: [(IndexSyntax, SourceSpan)] = []
        add(syntax.members, mixin: nil, to: draft, keys: &keys)
        var seen: [String: SourceSpan] = [:]
        for name in syntax.mixins {
            guard let mixin = mixins[name.text] else {
                if let entry = context.declarations[name.text] {
                    context.report(
                        .unknownMixin, "`\(name.text)` is \(entry.kind.title), not a mixin", at: name.span,
                        notes: [Diagnostic.Note("declared here", at: entry.span)])
                } else {
                    context.reportUnknown(
                        .unknownMixin, "there is no mixin `\(name.text)`", name: name.text,
                        among: context.declarations.names([.mixin]), at: name.span)
                }
                continue
            }
            if let first = seen[name.text] {
                context.report(
                    .repeatedMember, "the mixin `\(name.text)` is named twice", at: name.span,
                    notes: [Diagnostic.Note("the first time", at: first)])
                continue
            }
            seen[name.text] = name.span
            add(mixin.syntax.members, mixin: name, to: draft, keys: &keys)
        }
        if !ignoringKeys { KeyResolver(context).resolvePrimaryKey(of: draft, keys) }
    }

    private func add(
        _ members: [MemberSyntax], mixin: Identifier?, to draft: TableDraft, keys: inout [(IndexSyntax, SourceSpan)]
    ) {
        let columns = ColumnResolver(context)
        draft.reserve(members.count)
        for member in members {
            switch member.kind {
            case .column(let syntax):
                guard claim(syntax.naming.name, mixin: mixin, in: draft) else { continue }
                columns.declare(syntax, in: draft)
            case .computed(let syntax):
                guard claim(syntax.naming.name, mixin: mixin, in: draft) else { continue }
                draft.computedNames[syntax.naming.name.text] = syntax.naming.name.span
                draft.members.append(member)
            case .primaryKey(let syntax) where !draft.isVirtual: keys.append((syntax, member.span))
            case .primaryKey, .unique, .index, .check, .foreignKey, .exclusion, .partitioning:
                if draft.isVirtual {
                    context.report(
                        .misplacedMember, "a virtual table has columns and computed properties, and no \(member.title)",
                        at: member.span)
                } else {
                    draft.members.append(member)
                }
            }
        }
    }

    /// Whether a Swift name is free for a property of the table; that it is taken is reported.
    private func claim(_ name: Identifier, mixin: Identifier?, in draft: TableDraft) -> Bool {
        guard let first = draft.property(name.text) else { return true }
        if let mixin {
            context.report(
                .repeatedMember,
                "`\(name.text)` of the mixin `\(mixin.text)` clashes with another member of `\(draft.name)`",
                at: mixin.span,
                notes: [
                    Diagnostic.Note("the other member", at: first), Diagnostic.Note("the mixin's", at: name.span),
                ])
        } else {
            context.report(
                .repeatedMember, "`\(name.text)` is there twice", at: name.span,
                notes: [Diagnostic.Note("the first one", at: first)])
        }
        return false
    }

    // MARK: Attributes of the table

    private func options(_ attributes: AttributeReader) -> TableOptions {
        var options = TableOptions()
        options.isUnlogged = attributes.flag(.unlogged)
        options.storageParameters = attributes.storageParameters()
        options.rowSecurity = attributes.word(.rowSecurity, RowSecurity.self)
        options.replicaIdentity = attributes.replicaIdentity()
        options.clusterIndex = attributes.sqlName(.clusterOn)
        options.isWithoutRowID = attributes.flag(.withoutRowID)
        options.sqliteConstraints = attributes.texts(.sqliteConstraint)
        options.sqliteStorage = attributes.word(.sqliteStorage, SQLiteStorage.self) ?? context.settings.sqliteStorage
        return options
    }

    private func parents(_ attributes: AttributeReader, of info: ObjectInfo) -> [String] {
        guard let syntax = attributes[.inherits] else { return [] }
        var arguments = ArgumentReader(syntax, context: context)
        let values = arguments.positionals()
        if values.isEmpty { _ = arguments.required("the names of tables") }
        arguments.finish()
        var result: [String] = []
        var seen: Set<String> = []
        for value in values {
            guard let name = arguments.name(value) else { continue }
            guard context.declarations[name.text]?.kind == .table else {
                context.reportUnknownTable(name, for: "to inherit from")
                continue
            }
            guard seen.insert(name.text).inserted else {
                context.report(.invalidAttribute, "`\(name.text)` is named twice", at: name.span)
                continue
            }
            result.append(name.text)
        }
        return result
    }
}

extension MemberSyntax {
    /// What the member is, in running text.
    var title: String {
        switch kind {
        case .column: "column"
        case .computed: "computed property"
        case .primaryKey: "primary key"
        case .unique: "unique constraint"
        case .index: "index"
        case .check: "check"
        case .foreignKey: "foreign key"
        case .exclusion: "exclusion constraint"
        case .partitioning: "partitioning"
        }
    }
}

extension AttributeReader {
    private enum ReplicaWord: String, CaseIterable {
        case full, nothing
    }

    /// `@replicaIdentity(full)`, `@replicaIdentity(index: name)`
    fileprivate func replicaIdentity() -> ReplicaIdentity? {
        guard let syntax = self[.replicaIdentity] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        defer { arguments.finish() }
        if let index = arguments.labeled("index") { return arguments.name(index).map { .index($0.text) } }
        let word = arguments.required("`full`, `nothing` or `index: name`")
        switch word.flatMap({ arguments.word($0, ReplicaWord.self) }) {
        case .full: return .full
        case .nothing: return .nothing
        case nil: return nil
        }
    }

    /// The one SQL name of an attribute: `@clusterOn(users_pkey)`.
    func sqlName(_ attribute: Attribute) -> String? {
        guard let syntax = self[attribute] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let name = arguments.required("a SQL name").flatMap { arguments.name($0) }
        arguments.finish()
        return name?.text
    }

    /// The storage parameters of `@with(fillfactor: 70)`, in the order written.
    func storageParameters() -> [StorageParameter] {
        guard let syntax = self[.with] else { return [] }
        var arguments = ArgumentReader(syntax, context: context)
        var result: [StorageParameter] = []
        var seen: Set<String> = []
        func add(_ name: String, _ label: Identifier, _ value: ExpressionSyntax) {
            guard let text = Self.parameterText(value) else {
                let _: String? = arguments.fail("a number or a word", value)
                return
            }
            guard seen.insert(name).inserted else {
                return arguments.report("`\(label.text):` is given twice", at: label.span)
            }
            result.append(StorageParameter(name: name, value: text))
        }
        for (label, value) in arguments.allLabeled() {
            if label.text == StorageParameter.toast, case .object(let entries) = value.kind {
                for entry in entries { add("\(StorageParameter.toast).\(entry.key.text)", entry.key, entry.value) }
            } else {
                add(label.text, label, value)
            }
        }
        if arguments.isEmpty { arguments.report("`@with` needs a parameter: `@with(fillfactor: 70)`", at: syntax.span) }
        arguments.finish()
        return result
    }

    /// A value that can stand in a statement as it is.
    private static func parameterText(_ value: ExpressionSyntax) -> String? {
        switch value.kind {
        case .integer(let text), .decimal(let text): return text
        case .boolean(let isTrue): return isTrue ? "true" : "false"
        case .prefix(.minus, let operand):
            switch operand.kind {
            case .integer(let text), .decimal(let text): return "-" + text
            default: return nil
            }
        case .name(let text), .string(let text):
            for byte in text.utf8 {
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: continue
                default: return nil
                }
            }
            return text.isEmpty || text.contains("--") ? nil : text
        default: return nil
        }
    }
}
