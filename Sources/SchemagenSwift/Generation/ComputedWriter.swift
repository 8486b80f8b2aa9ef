import SchemagenModel

/// Writes computed properties from expressions.
struct ComputedWriter {
    let context: SwiftContext
    let scope: TranslationScope
    var imports: Set<SwiftImport> = []

    init(context: SwiftContext, scope: TranslationScope) {
        self.context = context
        self.scope = scope
    }

    /// The property; nil where the expression has no form in Swift.
    mutating func declaration(_ computed: ComputedProperty, access: AccessLevel) -> Declaration? {
        var translator = ExpressionTranslator(
            context: context, scope: scope, purpose: computed.isNullable ? .value : .certainValue)
        guard let value = try? translator.value(computed.value, as: computed.type) else { return nil }
        let type = SwiftTypes(context: context).name(of: computed.type, imports: &imports)
        imports.formUnion(translator.imports)
        return .property(
            PropertyDeclaration(
                head: DeclarationHead(
                    access, documentation: computed.documentation ?? "Computed from the columns.",
                    deprecation: computed.deprecation),
                name: computed.name, type: computed.isNullable || value.isOptional ? type + "?" : type,
                body: .getter(translator.statements(for: value.standalone) + [.return(value.standalone)])))
    }
}

extension ExpressionTranslator {
    /// An expression as a value of a declared type.
    mutating func value(_ expression: Expression, as type: DataType) throws(Untranslatable) -> Translation {
        // A column of the very type is passed on as it is.
        if case .column = expression.kind {
            let access = try lookup(expression)
            if access.type == type, access.rawMember == types.rawMember(of: type) {
                return Translation(code: access.code, isOptional: access.isOptional, kind: .other)
            }
        }
        var result: Translation
        switch types.base(of: type) {
        case .int16, .int32, .int64:
            let declared = IntegerWidth(types.base(of: type)) ?? .int64
            let width = IntegerFacts(expression, self).width(preferring: declared)
            result = try narrowed(integer(expression, width), to: declared)
        case .double: result = try double(expression)
        case .float:
            result = try double(expression)
            if case .double = result.kind { result.adaptations.append(.call(context.standard("Float"))) }
        case .decimal: result = try decimal(expression)
        default: result = try translate(expression)
        }
        if case .null = result.kind { return result }
        for wrapper in wrappers(of: type) { result.adaptations.append(.call(wrapper)) }
        return result
    }

    private mutating func narrowed(_ value: Translation, to width: IntegerWidth) -> Translation {
        guard case .integer(let own, let bounds) = value.kind, own != width else { return value }
        let name = context.standard(width.name)
        if width.bounds.contains(bounds) {
            return value.adapted(.call(name), kind: .integer(width, bounds))
        }
        let helper = context.helper(.narrow)
        let wide =
            own == .int64
            ? value : value.adapted(.call(context.standard("Int64")), kind: .integer(.int64, bounds))
        return lift([wide], kind: .integer(width, width.bounds), .overflowing) {
            .call(helper, $0[0], .atom(name + ".self"))
        }
    }

    /// The types to wrap a value of the base in, innermost first.
    private func wrappers(of type: DataType) -> [String] {
        switch type {
        case .named(let name): return wrappers(of: context.namedType(name)?.base ?? .bool) + [name]
        case .reference(let name):
            guard let table = context.table(name) else { return [] }
            switch TableKey(table) {
            case .single(let column): return wrappers(of: column.type) + [name + ".ID"]
            case .shared(_, let other): return wrappers(of: .reference(table: other))
            case .none, .composite: return []
            }
        default: return []
        }
    }
}

extension TranslationScope {
    /// The columns of a row as its own methods see them.
    init(_ properties: [RowProperty], key: TableKey, context: SwiftContext) {
        let types = SwiftTypes(context: context)
        columns.reserveCapacity(properties.count)
        for property in properties {
            var raw = types.rawMember(of: property.column.type)
            if case .single(let column) = key, column.name == property.name { raw = ".rawValue" + raw }
            columns[property.name] = Access(
                code: .atom(property.reference(hiddenBy: ValidationWriter.locals)), type: property.column.type,
                isOptional: property.isOptional, rawMember: raw)
        }
    }
}
