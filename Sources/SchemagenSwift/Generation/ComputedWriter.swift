import SchemagenModel

/// Writes computed properties from expressions.
struct ComputedWriter {
    let context: SwiftContext
    let scope: TranslationScope

    /// The property; nothing where the expression has no form in Swift.
    func write(_ computed: ComputedProperty, to out: inout SourceBuffer) {
        guard let (value, translator) = translated(computed) else { return }
        let code = value.standalone
        out.write(declaration(computed, value), translator.bindings(for: code), returning: code)
    }

    /// What code sees of the property; nil where the expression has no form in Swift.
    func declaration(of computed: ComputedProperty) -> PropertyDeclaration? {
        translated(computed).map { declaration(computed, $0.value) }
    }

    private func translated(_ computed: ComputedProperty) -> (value: Translation, translator: ExpressionTranslator)? {
        var translator = ExpressionTranslator(
            context: context, scope: scope, purpose: computed.isNullable ? .value : .certainValue)
        guard let value = context.attempt({ try? translator.value(computed.value, as: computed.type) }) else {
            return nil
        }
        return (value, translator)
    }

    private func declaration(_ computed: ComputedProperty, _ value: Translation) -> PropertyDeclaration {
        PropertyDeclaration(
            head: DeclarationHead(
                computed.documentation ?? "Computed from the columns.", deprecation: computed.deprecation,
                access: context.access),
            name: SwiftName.escaped(computed.name), type: context.typeName(of: computed.type),
            isOptional: computed.isNullable || value.isOptional)
    }
}

extension ExpressionTranslator {
    /// An expression as a value of a declared type.
    mutating func value(_ expression: Expression, as type: DataType) throws(Untranslatable) -> Translation {
        // A column of the very type is passed on as it is.
        if case .column = expression.kind {
            let access = try lookup(expression)
            if access.type == type, access.rawMember == context.rawMember(of: type) {
                return Translation(code: access.code, isOptional: access.isOptional, kind: .other)
            }
        }
        var result: Translation
        switch context.base(of: type) {
        case .int16, .int32, .int64:
            let declared = IntegerWidth(context.base(of: type)) ?? .int64
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
        if case .array(let element) = context.base(of: type) {
            for wrapper in context.wrappers(of: element) {
                result.adaptations.append(.member(".map({ \(wrapper)($0) })"))
            }
        }
        for wrapper in context.wrappers(of: type) { result.adaptations.append(.call(wrapper)) }
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
}
