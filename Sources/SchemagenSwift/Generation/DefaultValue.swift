import SchemagenModel

/// A default as the models apply it.
struct DefaultValue {
    private let context: SwiftContext

    init(_ context: SwiftContext) { self.context = context }

    /// The code; nil where only a database can give the value.
    func code(_ value: Expression, as type: DataType, imports: inout Set<SwiftImport>) -> SwiftExpression? {
        let types = SwiftTypes(context: context)
        guard let plain = plain(value, types.base(of: type), &imports) else { return nil }
        return plain == .atom("nil") ? plain : types.wrapping(plain, as: type, imports: &imports)
    }

    private func plain(
        _ value: Expression, _ type: DataType, _ imports: inout Set<SwiftImport>
    ) -> SwiftExpression? {
        switch value.kind {
        case .call(.now, _):
            let types = SwiftTypes(context: context)
            if case .localTimestamp = type { return .atom(types.runtime("LocalTimestamp", &imports) + ".now") }
            return .call(types.foundation("Date", &imports))
        case .call(.today, _):
            return .atom(SwiftTypes(context: context).runtime("LocalDate", &imports) + ".today")
        case .call(.uuid, _): return .call(SwiftTypes(context: context).foundation("UUID", &imports))
        case .array(let elements):
            guard case .array(let element) = type else { return nil }
            var codes: [SwiftExpression] = []
            for item in elements {
                guard let code = code(item, as: element, imports: &imports) else { return nil }
                codes.append(code)
            }
            return .array(codes)
        case .json(let text):
            switch type {
            case .json(nil), .jsonText(nil):
                let json = SwiftTypes(context: context).runtime("JSON", &imports)
                switch text {
                case "{}": return .atom(json + ".object([:])")
                case "[]": return .atom(json + ".array([])")
                case "null": return .atom(json + ".null")
                default: return .call(json, labeled: [("literal", .string(text))])
                }
            default: return nil
            }
        case .integer(let number):
            if case .duration = type { return .call(".microseconds", .atom("\(number)")) }
            return .atom("\(number)")
        default:
            var translator = ExpressionTranslator(context, catchesOverflow: true)
            guard let piece = translator.piece(value), !piece.canThrow, value.kind == .null || !piece.isOptional else {
                return nil
            }
            imports.formUnion(translator.imports)
            return piece.code
        }
    }
}
