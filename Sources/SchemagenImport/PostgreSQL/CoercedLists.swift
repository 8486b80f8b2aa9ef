extension PrintedText {
    /// A text of PostgreSQL's that it reads as what it printed.
    ///
    /// What it prints of `code IN ('a', 'b')`, where the code is a varchar, is
    /// `(code)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])`. Reading that, it casts each
    /// value instead of the list, and prints it otherwise from then on. Without the cast it adds the same one by itself.
    static func readAgain(_ text: String) -> String {
        guard text.contains("ARRAY["), text.contains("::character varying") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if let list = coercedList(bytes, place) {
                result += bytes[list.words] + bytes[list.array]
                place = list.end
            } else {
                let end = element(bytes, place)
                result += bytes[place..<end]
                place = end
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A list of varchars behind ANY or ALL that is cast to texts.
    private struct CoercedList {
        /// `ANY (`
        var words: Range<Int>
        /// `ARRAY[…]`
        var array: Range<Int>
        /// Where the cast ends.
        var end: Int
    }

    private static func coercedList(_ bytes: [UInt8], _ place: Int) -> CoercedList? {
        func has(_ text: String, _ place: Int) -> Bool { bytes[place...].starts(with: text.utf8) }
        let words = place..<place + 5
        let start = words.upperBound + 1
        let cast = ")::text[]"
        guard has("ANY ((ARRAY[", place) || has("ALL ((ARRAY[", place), let end = end(of: bytes, start + 5),
            has(cast, end), String(decoding: bytes[start..<end], as: UTF8.self).contains("::character varying")
        else { return nil }
        return CoercedList(words: words, array: start..<end, end: end + cast.utf8.count)
    }

    /// The place behind the bracket that closes the one at a place.
    private static func end(of bytes: [UInt8], _ open: Int) -> Int? {
        var (place, depth) = (open, 0)
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "[") { depth += 1 }
            if bytes[place] == UInt8(ascii: "]") { depth -= 1 }
            place = element(bytes, place)
            if depth == 0 { return place }
        }
        return nil
    }

    /// The place behind a text or a name in quotes, of which nothing is changed, or behind the byte at a place.
    private static func element(_ bytes: [UInt8], _ place: Int) -> Int {
        switch bytes[place] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            let end = bytes[(place + 1)...].firstIndex(of: bytes[place])
            return end.map { $0 + 1 } ?? bytes.count
        case UInt8(ascii: "$"):
            // `$function$ … $function$`
            guard let end = bytes[(place + 1)...].firstIndex(of: bytes[place]),
                bytes[(place + 1)..<end].allSatisfy(isWord)
            else { return place + 1 }
            let mark = bytes[place...end]
            var close = end + 1
            while close < bytes.count, !bytes[close...].starts(with: mark) { close += 1 }
            return min(close + mark.count, bytes.count)
        default: return place + 1
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
