namespace Memory.Screening.Words;

/// <summary>Dutch, Polish, Turkish, Korean, Arabic and Hindi, written like <see cref="Lexicon"/>. Verbs whose ending negates stand as whole words.</summary>
internal static class MoreLexicon
{
    public static readonly IReadOnlyList<(Concept Concept, string Terms)> Words =
    [
        (Concept.Override, "negeren, negeert, laat varen, trek je niets aan van, zignoruj*, ignoruj*, zapomnij, odrzuć, nie przestrzegaj, yok say, yok sayın, yoksay, görmezden gel, dikkate alma, unut, göz ardı et, uyma, boş ver, تجاهل, تجاهلي, انس, انسى, لا تتبع, تخلى, अनदेखा, नज़रअंदाज़, भूल, 잊고, 무시하고, 무시해, 따르지"),
        (Concept.Orders, "richtlijn*, aanwijzing*, opdracht*, voorschrift*, wytyczn*, poleceni*, polecen, wskazów*, yönerge*, komutlar*, yönlendirme*, التعليمات, تعليمات, تعليماتك, الأوامر, الإرشادات, التوجيهات, निर्देश*, निर्देशों, आदेश*, 명령, 안내"),
        (Concept.Rules, "regel, reguł*, regulamin*, kurallar*, kuralları, القواعد, قواعد, नियम*, नियमों"),
        (Concept.Standing, "vorige, eerdere, eerder, bovenstaande, bestaande, huidige, alle, je, jouw, wcześniejsz*, dotychczasow*, wszystkie, wszelkie, swoje, projektu, tüm, bütün, yukarıdaki, mevcut, önceki, geçmiş, proje, السابقة, السابق, جميع, كل, الحالية, المشروع, पिछले, पिछली, पहले, सभी, उपरोक्त, मौजूदा"),
        (Concept.Not, "nooit, geen, niet, zonder, nigdy, bez, nie wolno, asla, değil, hiçbir, olmadan, لا, لن, ليس, بدون, دون, عدم, मत, नहीं, बिना"),
        (Concept.Forbidden, "verboden, niet toegestaan, zabronion*, niedozwolon*, yasak, yasaktır, ممنوع, محظور, मत, नहीं, मना, वर्जित, 금지, 마세요, 마라, 말아야, 않는다, 않습니다, 안 됩니다, 안 된다"),
        (Concept.Teach, "onthou, vanaf nu, zapamietaj, od teraz, zasada, kural, bundan sonra, unutma, تذكر, قاعدة, من الآن, याद, नियम, अब से, 규칙, 기억해, 앞으로"),
        (Concept.Universal, "alle, elke, ieder*, altijd, overal, każdy, każdego, każdą, każde, zawsze, wszystkich, wszędzie, bütün, daima, her zaman, hep, كل, جميع, دائما, हर, सभी, हमेशा, 항상, 모든, 매번"),
        (Concept.Approve, "goedkeur*, keur goed, zatwierdz*, akceptuj*, zaakceptuj*, scal, onayla, onaylayın, onaylanır, birleştir, kabul et, وافق, الموافقة, ادمج, اقبل, मंज़ूर*, स्वीकृत, स्वीकार, 승인, 승인해, 병합해"),
        (Concept.Change, "wijziging*, zmian*, żądani*, değişiklik*, isteği, istekleri, birleştirme isteği, طلب, طلبات, التغييرات, تغيير, रिक्वेस्ट, बदलाव, 풀 리퀘스트, 변경"),
        (Concept.Blind, "zonder controle, zonder review, zonder bevestiging, zonder toestemming, zonder te kijken, ongezien, blindelings, bez potwierdzenia, bez przeglądu, bez zgody, bez czytania, w ciemno, sormadan, onay almadan, incelemeden, kontrol etmeden, okumadan, bakmadan, دون سؤال, دون مراجعة, دون تأكيد, بدون تأكيد, بدون مراجعة, دون إذن, बिना पूछे, बिना पुष्टि*, बिना समीक्षा*, बिना जाँच*, बिना देखे, 묻지 않고, 확인하지 않고, 검토하지 않고"),
        (Concept.Run, "draai, start, uitvoer*, commando*, opdrachten, wykonaj*, wykonuj*, uruchamiaj*, polecenia, çalıştır, çalıştırın, yürüt, komutu, komutları, نفذ, تنفيذ, شغل, الأوامر, चलाओ, चलाएँ, चलाएं, कमांड, 실행해, 실행하, 명령어"),
        (Concept.Secret, "wachtwoord*, geheimen, sleutels, inloggegevens, toegangssleutel*, hasła, haseł, sekret*, sekrety, klucze, klucz prywatny, zmienne środowiskowe, zmiennych środowiskowych, poświadcze*, parola*, şifre*, gizli anahtar*, ortam değişken*, erişim anahtar*, sırlar*, كلمات المرور, كلمة المرور, كلمات السر, المفاتيح, المفتاح الخاص, الأسرار, متغيرات البيئة, الرموز, بيانات الاعتماد, पासवर्ड, कुंजी, कुंजियाँ, टोकन, गुप्त, 개인 키, 자격 증명, 비밀 키"),
        (Concept.Password, "wachtwoord*, hasła, hasło, haseł, parola*, şifre*, كلمات المرور, كلمة المرور, पासवर्ड"),
        (Concept.Send, "stuur, stuurt, verzend*, doorsturen, deel, prześlij, przesyłaj, wyślij, wyslij, wysylaj, publikuj, skopiuj, gönder, gönderin, gönderilir, yükle, yükleyin, paylaş, paylaşın, kopyala, ilet, أرسل, ارسل, انشر, ارفع, انسخ, شارك, भेजो, भेजें, भेज, अपलोड, साझा, 보내라, 보낸다, 올려, 공유해"),
        (Concept.Output, "toon, druk af, laat zien, schrijf, zet, pokaż, pokazuj, wypisuj, dodaj, ujawnij, yazdır, göster, ekle, açıkla, اطبع, اعرض, أظهر, اكتب, اكشف, दिखाओ, दिखाएँ, लिखो, छापो, 보여, 출력해, 추가해"),
        (Concept.OpenPlace, "antwoord*, beschrijving, openbaar, odpowied*, opis*, publiczn*, yanıt*, açıklama*, herkese açık, الرد, الوصف, العلن, उत्तर, विवरण, सार्वजनिक"),
        (Concept.Disable, "schakel, uitschakelen, uitzetten, omzeil*, sla over, overslaan, verwijder, wyłącz, wyłączaj, pomijać, omijaj, obejdź, usuń, kapat, kapatın, kapatılır, devre dışı bırak, devre dışı, atla, atlayın, atlanır, kaldır, عطل, عطّل, تعطيل, أوقف, إيقاف, تخط, تخطى, تجاوز, बंद, अक्षम, हटाओ, छोड़ो, 끈다, 끄고, 끄십시오, 해제한다, 비활성화한다, 생략한다, 꺼"),
        (Concept.Guard, "certificaat*, certificaatcontrole*, inloggen, versleuteling, toegangscontrole*, beveiliging*, aanmelding, uwierzytelniani*, logowani*, szyfrowani*, autoryzacj*, zabezpiecze*, sertifika*, kimlik doğrulama*, imza*, şifreleme*, yetkilendirme*, güvenlik*, oturum açma, الشهادة, الشهادات, شهادات, المصادقة, التوقيع, التوقيعات, التشفير, الأمان, الصلاحيات, प्रमाणपत्र*, प्रमाणीकरण, हस्ताक्षर, सुरक्षा, एन्क्रिप्शन, लॉगिन, 인증서, 로그인, 보안 검사"),
        (Concept.Check, "verificatie, validatie, controle, nakijken, sprawdzani*, sprawdzenie, walidacj*, doğrulama*, kontrol*, denetim*, التحقق, تحقق, فحص, जाँच, जांच, सत्यापन, 검증, 확인, 검사"),
        (Concept.Off, "uitgeschakeld, uit, niet nodig, overbodig, wyłączone, wyłączona, wyłączony, zbędn*, niepotrzebn*, kapalı, kapalıdır, gereksiz, devre dışıdır, معطل, معطلة, غير مطلوب, غير ضروري, ज़रूरी नहीं, 꺼져, 불필요"),
        (Concept.WeakWay, "platte tekst, onversleuteld, otwartym tekstem, jawnym tekstem, czystym tekstem, düz metin, şifrelenmeden, نص عادي, نص واضح, بدون تشفير, सादे टेक्स्ट, सादे पाठ, 암호화하지"),
        (Concept.Tell, "meld, zeg, mów, informuj, wspominaj, powiedz, söyleme, bildirme, bahsetme, تخبر, أخبر, تذكر ذلك, बताओ, बताना, 알리지, 말하지"),
        (Concept.Person, "gebruiker*, beheerder*, użytkownik*, użytkownikowi, zespoł*, kullanıcı*, kullanıcıya, ekibe, المستخدم, المستخدمين, الفريق, उपयोगकर्ता, यूज़र, 사용자, 사용자에게"),
        (Concept.ThisMessage, "hierover, dit bericht, o tym, tej zasadzie, bundan, bunu, هذا, عن ذلك, इसके बारे, यह, 이 사실"),
        // Passives and participles: "werden ohne Prüfung freigegeben", "se omite", "est ignoré".
        (Concept.Approve, "freigegeben, genehmigt, gemergt, gemerged, akzeptiert, durchgewunken, durchgewinkt, aprobad*, aceptad*, approuvé*, fusionné*, accepté*, aprovad*, aceit*, approvat*, accettat*, goedgekeurd, zatwierdzon*, zatwierdzan*, onaylanır, одобрен*, принят*, подтвержда*"),
        (Concept.Off, "übersprungen, ausgelassen, umgangen, entfällt, entfallen, weggelassen, se omite, se omiten, se salta, se saltan, omitid*, est ignoré, est ignorée, est sauté, contourné*, est omis, pulad*, dispensad*, saltat*, disattivat*, overgeslagen, pominięt*, atlanır, kapatılır, пропускается, пропускаются, отключается, отключаются"),
        (Concept.Delete, "borr*, lösch*, supprim*, apag*, exclu*, cancell*, verwijder*, usuń, usuwaj, usunię*, sil, silin, احذف, हटाओ, मिटाओ"),
        (Concept.Run, "despleg*, déploi*, implante*, デプロイ, 部署, 배포"),
        (Concept.Without, "없이, olmadan, बिना, بدون, دون"),
        (Concept.Tell, "avis*, mencion*, inform*, prévien*, avverti*"),
    ];
}
