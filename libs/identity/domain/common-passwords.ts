/** Passwords of at least 8 characters that guessing starts with; compared in lower case. */
const list = `
password password1 password12 password123 password1234 password! password1! passw0rd p@ssword p@ssw0rd p@ssw0rd1
pass1234 pass12345 passpass mypassword yourpassword thepassword newpassword oldpassword nopassword changeme changeme1
changeme123 change123 letmein1 letmein123 letmeinnow welcome1 welcome12 welcome123 welcome1234 welcome2024 welcome2025
welcome2026 12345678 123456789 1234567890 12345678910 0123456789 123456781 1234567891 87654321 987654321 9876543210
11111111 111111111 1111111111 00000000 000000000 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999
999999999 12341234 11223344 1122334455 112233445566 12121212 13131313 10203040 12344321 123454321 123123123 123321123
147258369 159357456 147852369 789456123 741852963 963852741 246813579 135792468 14725836 31415926 3141592653 27182818
qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyqwerty 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4
q1w2e3r4t5 1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123 zaq12wsx zaq1xsw2 !qaz2wsx 1qazxsw2 asdfghjk asdfghjkl asdfasdf
asdf1234 zxcvbnm1 zxcvbnm123 zxcvbnm, qweasdzxc qweasd123 qwe123qwe 123qweasd 123qwe123 asd123asd qwer1234 1234qwer
12qwaszx abcd1234 abc12345 abcdefgh abcdefg1 abcdefghi abcdefghij abc123abc abcabcabc a1b2c3d4 a1b2c3d4e5 aa123456
a1234567 a12345678 a123456789 q1234567 123456aa 123456ab 123456abc 1234567a 12345678a 123456789a iloveyou iloveyou1
iloveyou2 iloveyou123 iloveu123 ilovegod ilovemyself lovelove loveyou1 lovely123 sunshine sunshine1 sunshine123 princess
princess1 princess123 football football1 football123 baseball baseball1 baseball123 basketball softball1 volleyball
superman superman1 superman123 batman123 spiderman spiderman1 starwars starwars1 pokemon1 pokemon123 dragon12 dragon123
monkey12 monkey123 shadow12 shadow123 master12 master123 michael1 michael123 jennifer jennifer1 michelle michelle1
christian christopher alexander alexandra benjamin elizabeth jonathan jordan23 jordan123 jessica1 jessica123 samantha
victoria veronica danielle stephanie patricia nicholas anthony1 charlie1 charlie123 ashley123 andrew123 thomas123
matthew1 joshua123 daniel123 robert123 richard1 william1 computer computer1 computer123 internet internet1 internet123
samsung1 samsung123 google123 facebook facebook1 linkedin linkedin1 microsoft microsoft1 windows1 windows10 windows11
administrator admin123 admin1234 admin12345 admin123456 adminadmin administrator1 root1234 root12345 rootroot toor1234
superuser sysadmin testtest test1234 test12345 test123456 testing1 testing123 testuser guest123 guestguest user1234
user12345 username username1 default1 default123 secret12 secret123 secretsecret topsecret private1 security security1
access14 access123 login123 logmein1 hello123 hello1234 hellohello helloworld helloworld1 goodluck goodmorning whatever
whatever1 whatever123 trustno1 trustno123 freedom1 freedom123 nothing1 nothing123 anything something everything blahblah
killer123 hunter12 hunter123 mustang1 corvette ferrari1 mercedes porsche1 chelsea1 arsenal1 liverpool liverpool1
barcelona barcelona1 realmadrid juventus manchester manutd123 yankees1 cowboys1 steelers lakers123 liverpoolfc cheese123
chocolate chocolate1 butterfly butterfly1 flower123 rainbow1 rainbow123 summer123 summer2024 summer2025 summer2026
winter123 winter2024 winter2025 winter2026 spring2024 spring2025 spring2026 autumn2024 autumn2025 autumn2026 january1
february november december september1 monday123 friday123 saturday sunday123 midnight midnight1 lightning thunder1
hurricane tornado1 diamond1 diamond123 platinum emerald1 sapphire crystal1 snowball snowflake snoopy123 garfield
scooby12 tinkerbell cinderella mickeymouse donaldduck doraemon naruto123 minecraft minecraft1 fortnite fortnite1
playstation nintendo xbox3600 gamer123 gameover warcraft starcraft counterstrike blink182 metallica nirvana1 slipknot
greenday eminem123 beatles1 elephant elephant1 dolphin1 dolphins panther1 panthers tiger123 lion1234 bulldog1 buster12
peanut123 cookie123 cupcake1 pumpkin1 strawberry blueberry pineapple watermelon banana123 orange123 purple123 yellow12
redsox04 america1 american australia california florida1 newyork1 newyork123 london123 england1 germany1 deutschland
canada123 mexico123 brasil123 nigeria1 pakistan bangladesh indonesia philippines singapore jesus123 jesuschrist
jesusislord godisgood godbless blessed1 blessing faith123 angel123 heaven123 family123 mother123 father123 forever1
forever21 together friends1 bestfriend babygirl babygirl1 babyboy1 sweetheart darling1 honey123 beautiful beautiful1
gorgeous handsome princesa contraseña contrasena motdepasse azertyuiop azerty123 passwort passwort1 passwort123
hallo123 hallo1234 schatz123 senha123 senha1234 wachtwoord parola123 haslo123 qwertz123 qwertzui qwertzuiop lozinka1
correcthorsebatterystaple rehearse rehearse1 rehearse123 interview interview1 interview123
`;

export const commonPasswords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));
