import SchemagenLanguage

/// The second pass over a column: what needs the types of all columns, and the constraints of one column.
struct ColumnCompleter {
    private let context: ResolutionContext
    private let draft: TableDraft
    private var columns: ColumnSet { draft.columns }

    /// Makes a completer for the columns of one table.
    init(_ draft: TableDraft, context: ResolutionContext) {
        self.draft = draft
        self.context = context
    }

    /// Completes the columns of the table in their order.
    func complete() {
        guard !draft.isVirtual else { return }
        for position in draft.drafts.indices {
            guard let written = draft.drafts[position] else { continue }
            if written.attributes.isEmpty, written.syntax.defaultValue == nil { continue }
            complete(written, at: position)
        }
    }

    private func complete(_ written: ColumnDraft, at position: Int) {
        let column = columns.columns[position]
        let attributes = written.attributes
        context.allowances = draft.info.allowances
        if !column.allowances.isEmpty { context.allowances += column.allowances }
        if written.isSound {
            let storage = context.storage.storageType(of: column.type)
            if !attributes.isEmpty { checkType(of: column, storage: storage, attributes) }
            addValues(written, column, storage: storage, at: position)
        }
        if !attributes.isEmpty { addConstraints(attributes, column) }
    }

    // MARK: Types

    private func checkType(of column: Column, storage: DataType, _ attributes: AttributeReader) {
        if let collate = attributes[.collate], !storage.isText, column.databases.contains(.postgresql) {
            context.report(
                .attributeNotHere, "a collation orders texts: it needs a column of type String or the like",
                at: collate.span)
        }
    }

    // MARK: Values

    private func addValues(_ written: ColumnDraft, _ column: Column, storage: DataType, at position: Int) {
        let attributes = written.attributes
        var completed = column
        let expected = ExpectedType.value(storage, isNullable: column.isNullable)
        if let value = written.syntax.defaultValue, let result = expression(value, .columnDefault, column, expected) {
            completed.defaultValue = result
        }
        if attributes.isEmpty { return columns.replace(position, with: completed) }
        if let value = attributes.expression(.swiftDefault) {
            if let other = written.syntax.defaultValue {
                context.report(
                    .conflictingAttributes, "the column has a default of the database's already", at: value.span,
                    notes: [Diagnostic.Note("the other default", at: other.span)])
            } else if let result = expression(value, .swiftDefault, column, expected) {
                completed.swiftDefault = result
            }
        }
        if let generated = attributes[.generated] { completed.generated = self.generated(generated, column, expected) }
        if let backfill = attributes[.backfill] { addBackfill(backfill, to: &completed, expected) }
        if let value = attributes.expression(.convert), let result = expression(value, .hint, column, expected) {
            completed.convert = result
        }
        columns.replace(position, with: completed)
    }

    private func addBackfill(_ syntax: AttributeSyntax, to column: inout Column, _ expected: ExpectedType) {
        var arguments = ArgumentReader(syntax, context: context)
        let written = arguments.labeled("in")
        let form = written.flatMap { arguments.word($0, BackfillForm.self) }
        let value = arguments.required("an expression")
        arguments.finish()
        if let written, form == .batches, !context.settings.onlineChanges {
            context.report(
                .invalidAttribute,
                "batches are transactions of their own, and with `onlineChanges: false` a change has one",
                at: written.span,
                fixes: [.init("write `in: statement`, or leave it out")])
        }
        guard let value, let result = expression(value, .hint, column, expected) else { return }
        column.backfill = result
        column.backfillForm = form
    }

    private func generated(
        _ syntax: AttributeSyntax, _ column: Column, _ expected: ExpectedType
    ) -> GeneratedValue? {
        var arguments = ArgumentReader(syntax, context: context)
        let isVirtual = arguments.labeled("virtual").flatMap { arguments.boolean($0) } ?? false
        let value = arguments.required("an expression")
        arguments.finish()
        guard let value, let result = expression(value, .generated, column, expected) else { return nil }
        return GeneratedValue(value: result, isVirtual: isVirtual)
    }

    private func expression(
        _ syntax: ExpressionSyntax, _ place: ExpressionScope.Context, _ column: Column, _ expected: ExpectedType
    ) -> Expression? {
        columns.expression(syntax, place, for: column.databases, expecting: expected)
    }

    // MARK: Constraints of one column

    private func addConstraints(_ attributes: AttributeReader, _ column: Column) {
        let isReference: Bool
        if case .reference = column.type { isReference = attributes[.unreferenced] == nil } else { isReference = false }
        let makesForeignKey = isReference || attributes[.references] != nil
        let deferrable = deferrability(attributes, makesForeignKey: makesForeignKey)
        let isNotValid = notValid(attributes, makesForeignKey: makesForeignKey)
        let keys = KeyResolver(context)
        if attributes[.primaryKey] != nil { draft.primaryKey?.info.deferrable = deferrable }
        if let syntax = attributes[.unique] {
            draft.uniques.append(keys.unique(syntax, of: column, in: draft.owner, deferrable: deferrable))
        }
        if let syntax = attributes[.index] {
            draft.indexes.append(keys.index(syntax, of: column, in: draft.owner))
        }
        for syntax in attributes.checks {
            if let check = CheckResolver(context).check(syntax, of: column, in: draft.owner, isNotValid: isNotValid) {
                draft.checks.append(check)
            }
        }
    }

    /// `@deferrable`, which must have one constraint of the column that it can mean.
    private func deferrability(_ attributes: AttributeReader, makesForeignKey: Bool) -> Deferrability? {
        guard let syntax = attributes[.deferrable] else { return nil }
        var candidates: [String] = []
        if attributes[.primaryKey] != nil { candidates.append("`primaryKey(…)`") }
        if attributes[.unique] != nil { candidates.append("`unique(…)`") }
        if makesForeignKey { candidates.append("`foreignKey(…)`") }
        requireOne(candidates, for: syntax)
        return attributes.deferrability()
    }

    private func notValid(_ attributes: AttributeReader, makesForeignKey: Bool) -> Bool {
        guard let syntax = attributes[.notValid] else { return false }
        var candidates = attributes.checks.map { _ in "`check name: …`" }
        if makesForeignKey { candidates.append("`foreignKey(…)`") }
        requireOne(candidates, for: syntax)
        return attributes.flag(.notValid)
    }

    private func requireOne(_ candidates: [String], for syntax: AttributeSyntax) {
        let name = "@" + syntax.name.text
        if candidates.isEmpty {
            context.report(
                .attributeNotHere, "`\(name)` needs a constraint, and this column makes none", at: syntax.span)
        } else if candidates.count > 1 {
            context.report(
                .conflictingAttributes, "this column makes several constraints that `\(name)` could mean",
                at: syntax.span,
                fixes: [
                    Diagnostic.Fix("write the one that is meant as a member: " + candidates.joined(separator: " or "))
                ]
            )
        }
    }
}

extension AttributeReader {
    /// `@deferrable`, `@deferrable(initially: deferred)`
    func deferrability() -> Deferrability? {
        guard let syntax = self[.deferrable] else { return nil }
        var arguments = ArgumentReader(syntax, context: context)
        let initially = arguments.labeled("initially").flatMap { arguments.word($0, Deferrability.self) }
        arguments.finish()
        return initially ?? .immediate
    }
}

extension DataType {
    /// Whether values are texts, which a collation can order.
    var isText: Bool {
        switch self {
        case .string, .varchar, .char, .citext, .native: true
        case .array(let element): element.isText
        default: false
        }
    }
}
