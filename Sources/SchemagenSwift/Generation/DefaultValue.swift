import SchemagenModel

/// A default as a Swift expression.
struct DefaultValue {
    let context: SwiftContext
    var imports: Set<SwiftImport> = []

    init(context: SwiftContext) { self.context = context }

    /// The value of a constant or of `now()`, `today()`, `uuid()` in the given type; nil where Swift cannot write it.
    ///
    /// - Parameter wrapper: the name of the id type around it, for the column of a key.
    mutating func expression(_ value: Expression, _ type: DataType, wrapper: String? = nil) -> SwiftExpression? {
        if case .null = value.kind { return .atom("nil") }
        guard let inner = base(value, type) else { return nil }
        if let wrapper { return .call(wrapper, wrap(inner, type)) }
        return wrap(inner, type)
    }

    private mutating func wrap(_ value: SwiftExpression, _ type: DataType) -> SwiftExpression {
        SwiftTypes(context: context).wrapping(value, as: type, imports: &imports)
    }

    private mutating func base(_ value: Expression, _ type: DataType) -> SwiftExpression? {
        let types = SwiftTypes(context: context)
        let base = types.base(of: type)
        switch value.kind {
        case .call(.now, _): return now(base, types)
        case .call(.today, _):
            return .atom(types.runtime("LocalDate", &imports) + ".today")
        case .integer(let number) where base == .duration:
            return .call(context.standard("Duration") + ".microseconds", .atom(String(number)))
        case .call(.uuid, _): return .call(types.foundation("UUID", &imports))
        case .string(let text): return spelled(text, base, types)
        case .json(let text):
            return json(text, base, types)
        case .array(let elements):
            guard case .array(let element) = base else { return nil }
            var values: [SwiftExpression] = []
            for item in elements {
                guard let value = expression(item, element) else { return nil }
                values.append(value)
            }
            return .array(values)
        default: break
        }
        var translator = ExpressionTranslator(context: context, scope: TranslationScope(), purpose: .certainValue)
        let translation: Translation?
        switch base {
        case .decimal: translation = try? translator.decimal(value)
        case .double, .float: translation = try? translator.double(value)
        default: translation = try? translator.translate(value)
        }
        guard let translation, !translation.isOptional, translator.statements(for: translation.value()).isEmpty else {
            return nil
        }
        imports.formUnion(translator.imports)
        return translation.value()
    }

    private mutating func now(_ base: DataType, _ types: SwiftTypes) -> SwiftExpression? {
        guard case .localTimestamp = base else { return .call(types.foundation("Date", &imports)) }
        return .atom(types.runtime("LocalTimestamp", &imports) + ".now")
    }

    private mutating func json(_ text: String, _ base: DataType, _ types: SwiftTypes) -> SwiftExpression? {
        switch base {
        case .json(nil), .jsonText(nil): break
        default: return nil
        }
        let name = types.runtime("JSON", &imports)
        switch text {
        case "{}": return .atom(name + ".object([:])")
        case "[]": return .atom(name + ".array([])")
        case "null": return .atom(name + ".null")
        default: return .call(name, labeled: [("literal", .string(text))])
        }
    }

    /// A text in the type's own spelling.
    private mutating func spelled(_ text: String, _ base: DataType, _ types: SwiftTypes) -> SwiftExpression? {
        switch base {
        case .string, .varchar, .char, .citext, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml,
            .tsVector, .tsQuery, .money, .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree,
            .range, .multiRange:
            return .string(text)
        case .uuid:
            var digits: [UInt8] = []
            for byte in text.utf8 where byte != UInt8(ascii: "-") { digits.append(byte) }
            guard digits.count == 32 else { return nil }
            var bytes: [String] = []
            for start in stride(from: 0, to: 32, by: 2) {
                let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
                guard UInt8(pair, radix: 16) != nil else { return nil }
                bytes.append("0x" + pair)
            }
            let tuple = SwiftExpression.atom("(" + bytes.joined(separator: ", ") + ")")
            return .call(types.foundation("UUID", &imports), labeled: [("uuid", tuple)])
        default: return nil
        }
    }
}
